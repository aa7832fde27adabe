strata graph web/prod --layers
