"""Checks of the configuration that Django runs at every start."""
