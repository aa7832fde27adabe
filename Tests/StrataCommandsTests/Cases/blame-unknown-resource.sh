strata blame web/prod Deployment/wbe
