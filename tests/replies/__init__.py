"""Tests of the renderers, one module for each."""
