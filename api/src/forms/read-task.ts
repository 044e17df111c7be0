import { readFormFields, type ReadForm } from 'content-types/pdf-form'

export function run(bytes: Uint8Array): Promise<ReadForm> {
  return readFormFields(bytes)
}
