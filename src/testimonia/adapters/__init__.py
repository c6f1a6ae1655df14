"""Adapters: models and stores of other projects, fitted to what the stages ask for."""
