sed 's/^items:/items:\n- {apiVersion: v1, kind: Service, metadata: {name: pair}, spec: {selector: {app: pair}, ports: [{name: a, port: 80, targetPort: 1}, {name: b, port: 81, targetPort: 2}]}}/; s/image: example.com\/api:1/&\n          ports: [{containerPort: 1}]/; s/image: example.com\/cache:1/&\n          ports: [{containerPort: 2}]/' pair/list.yaml > list.yaml
strata function < list.yaml > /dev/null; echo "$?"
strata function --strict < list.yaml; echo "$?"
strata function --component web/canary < list.yaml; echo "$?"
