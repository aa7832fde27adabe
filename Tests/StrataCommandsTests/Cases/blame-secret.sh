strata blame secret
