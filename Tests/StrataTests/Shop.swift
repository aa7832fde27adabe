import Strata

/// A small application in memory: a base and two overlays over it.
enum Shop {
  static let contents = [
    "base/kustomization.yaml": """
    resources: [deployment.yaml, token.yaml]
    configMapGenerator:
    - name: settings
      literals: [LOG_LEVEL=debug]
    """,
    "base/deployment.yaml": """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
      annotations: {example.com/owner: shop}
    spec:
      replicas: 2
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec:
          containers:
          - name: web
            image: nginx:1.27
            resources: {limits: {cpu: 0.5}}
            envFrom: [{configMapRef: {name: settings}}]
    """,
    "base/token.yaml": "apiVersion: v1\nkind: Secret\nmetadata: {name: token}\nstringData: {token: s3cret}\n",
    "overlays/dev/kustomization.yaml": "resources: [../../base]\nnamePrefix: dev-\n",
    "overlays/prod/kustomization.yaml": """
    resources: [../../base, budget.yaml]
    patches: [path: replicas.yaml]
    images:
    - name: nginx
      newTag: "1.28"
    configMapGenerator:
    - name: settings
      behavior: merge
      literals: [LOG_LEVEL=info]
    """,
    "overlays/prod/replicas.yaml": """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec:
      replicas: 5
    """,
    "overlays/prod/budget.yaml": """
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: {name: web}
    spec: {maxUnavailable: 1}
    """,
    "overlays/typo/kustomization.yaml": "resources: [../../base]\nimages: [{name: ngnix, newTag: x}]\n",
    "overlays/broken/kustomization.yaml": """
    resources: [../../base]
    patches:
    - patch: |
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: wbe}
    """,
    "components/loud/kustomization.yaml": """
    apiVersion: kustomize.config.k8s.io/v1alpha1
    kind: Component
    commonAnnotations: {loud: "true"}
    """,
  ]

  static let files = Files.memory(contents)

  static func build(
    _ directory: String, components: [String] = [], options: BuildOptions = BuildOptions()
  ) throws -> Manifests {
    try Manifests(building: directory, components: components, options: options, files: files)
  }
}

extension Manifests {
  /// The one resource of a kind.
  func only(_ kind: String) -> Resource? {
    let found = resources.filter { $0.kind == kind }
    return found.count == 1 ? found[0] : nil
  }
}
