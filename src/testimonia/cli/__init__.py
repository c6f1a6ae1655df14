"""The command line: one small file for each verb, no rules of the field."""
