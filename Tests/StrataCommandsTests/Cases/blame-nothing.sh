strata blame
