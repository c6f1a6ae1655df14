"""Attribution: who says what, through whom."""
