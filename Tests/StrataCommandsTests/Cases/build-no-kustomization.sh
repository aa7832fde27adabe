strata build rendered
