"""Prefect flows, the report and the command line."""
