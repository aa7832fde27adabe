strata blame web/prod Deployment/web spec.replica
