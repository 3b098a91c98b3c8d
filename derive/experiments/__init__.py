"""Experiments with numbers: the sweep over distributions for Gibbs' inequality, and codes for given distributions."""
