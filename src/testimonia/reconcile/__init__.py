"""Reconcile: what range of tolls all claims about one incident can jointly support, and what published methods make of them."""

from testimonia.reconcile.clusters import cluster_tolls
from testimonia.reconcile.facts import Facts
from testimonia.reconcile.reconcile import reconcile

__all__ = ["Facts", "cluster_tolls", "reconcile"]
