strata web/base
