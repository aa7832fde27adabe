strata graph web/base
