sed 's/kind: DeploymentModel/kind: Model/' pair/list.yaml | strata function
