package func isNamespaced(apiVersion: String, kind: String) -> Bool? { nil }
