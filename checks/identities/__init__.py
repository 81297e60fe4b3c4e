"""Figures of a short text that one identity asks for and that miss it by what one slip of the pen makes."""
