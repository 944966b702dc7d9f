"""Tests of what is kept, one module for each."""
