"""The main job on a schedule: a deployment of the flow, and the server and runner that carry it out."""

import asyncio
import warnings
from collections.abc import Mapping
from datetime import timedelta
from zoneinfo import available_timezones

from claims.errors import HeshuError
from flows.server import start

NAME = "schedule"
ZONE = "Asia/Shanghai"
HEARTBEATS_MISSED = timedelta(seconds=120)


def serve(
    locations: list[str],
    store: str,
    report: str,
    given: Mapping[str, list[str]],
    *,
    cron: str,
    zone: str = ZONE,
    port: int = 4200,
) -> None:
    """Check these documents whenever `cron` says, in the time of `zone`, until interrupted.

    `given` are the paths of `references`, `rules` and `waivers`, which each run reads anew.
    Runs begin in the present working directory, one at a time; one that was missed while nothing was being served is
    not made up for. Prefect's own pages are at this port. Raises HeshuError for a schedule that is none, a port that
    is taken, a zone that is unknown and a server that does not start.
    """
    if zone not in available_timezones():
        raise HeshuError(f"{zone!r} is no time zone; an example: --timezone {ZONE}")
    server = start(port, scheduling=True)
    # Prefect reads the server's address when it is imported.
    from prefect import serve as serve_deployments
    from prefect.deployments.runner import RunnerDeployment
    from prefect.schedules import Cron
    from prefect.types.entrypoint import EntrypointType
    from pydantic import ValidationError

    from flows.pipeline import check_documents

    try:
        schedule = Cron(cron, timezone=zone)
    except (ValidationError, ValueError) as error:
        raise HeshuError(f"{cron!r} in {zone!r} is no schedule; an example: --cron '0 6 * * *'") from error
    server.wait()
    asyncio.run(_crash_what_stopped_beating())
    deployment = RunnerDeployment.from_flow(
        check_documents,
        NAME,
        schedule=schedule,
        parameters={"locations": locations, "store": store, "report": report, **given},
        description="Reads the documents again, checks what is new and writes the report.",
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    # The library forgets to await its own stop when it is terminated.
    warnings.filterwarnings("ignore", "coroutine 'Runner.astop' was never awaited")
    serve_deployments(deployment, limit=1, print_starting_message=False)


async def _crash_what_stopped_beating() -> None:
    """Have the server set runs to Crashed whose process was killed; they would stay Running for ever."""
    from prefect.automations import Automation
    from prefect.client.schemas.objects import StateType
    from prefect.events.actions import ChangeFlowRunState
    from prefect.events.schemas.automations import EventTrigger, Posture

    name = "heshu: runs without a heartbeat have crashed"
    ended = {f"prefect.flow-run.{state}" for state in ("Completed", "Failed", "Cancelled", "Crashed")}
    trigger = EventTrigger(
        after={"prefect.flow-run.heartbeat"},
        expect={"prefect.flow-run.heartbeat", *ended},
        match={"prefect.resource.id": ["prefect.flow-run.*"]},
        for_each={"prefect.resource.id"},
        posture=Posture.Proactive,
        threshold=1,
        within=HEARTBEATS_MISSED,
    )
    action = ChangeFlowRunState(state=StateType.CRASHED, message="no heartbeat: its process was killed")
    try:
        await Automation.aread(name=name)
    except ValueError:
        await Automation(name=name, trigger=trigger, actions=[action]).acreate()
