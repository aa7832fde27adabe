strata blame web/prod
