"""Figures that words ask to make an identity, where no form of words ties them: one slip of the pen keeps them from it.

The forms of words that the checks know are narrow, so that what they tie has to fit. Here words are evidence only: they
say which identities figures may be meant to make (`asked`); a slip has to make one of them fit better than chance does
(`slips`), nothing that is said may keep the figures apart (`apart`), and none may fit in another way (`otherwise`).

Other forms tell only what fits. There a slip is undone (`undone`) in what figures of a line may make (`possible`): what
the words then tie was wrong.
"""
