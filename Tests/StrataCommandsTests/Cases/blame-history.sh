strata blame web/prod Deployment/web spec.replicas --history
