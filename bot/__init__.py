"""Tapwise: label messages from your phone, the ones the model is least sure of first."""

__version__ = "0.1.0"
