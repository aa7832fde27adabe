strata
