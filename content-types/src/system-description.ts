import * as z from 'zod'

/** What the site shows of /api/v1/openapi.json (https://spec.openapis.org/oas/v3.1.0). */

const fieldSchema = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  example: z.union([z.string(), z.number()]).optional(),
  enum: z.array(z.string()).optional(),
  format: z.string().optional(),
  maxLength: z.number().optional(),
})

const objectSchema = z.object({
  properties: z.record(z.string(), fieldSchema).optional(),
  required: z.array(z.string()).optional(),
})

const parameterSchema = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean().optional(),
  description: z.string().optional(),
  schema: fieldSchema,
})

const contentSchema = z.record(
  z.string(),
  z.object({
    schema: z.union([z.object({ $ref: z.string() }), objectSchema]),
    example: z.unknown().optional(),
  }),
)

const operationSchema = z.object({
  operationId: z.string(),
  summary: z.string(),
  description: z.string(),
  parameters: z.array(parameterSchema).default([]),
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.record(
    z.string(),
    z.object({ description: z.string(), content: contentSchema.optional() }),
  ),
  'x-codeSamples': z.array(z.object({ lang: z.string(), source: z.string() })),
})

const operationsSchema = z.record(z.string(), operationSchema)

export const systemDescriptionSchema = z.object({
  openapi: z.string().startsWith('3.1.'),
  info: z.object({ title: z.string(), description: z.string() }),
  servers: z.tuple([z.object({ url: z.url() })]),
  paths: z.record(z.string(), operationsSchema),
  webhooks: z.record(z.string(), operationsSchema),
  components: z.object({ schemas: z.record(z.string(), objectSchema) }),
})

export type DescribedField = z.infer<typeof fieldSchema>
export type DescribedContent = z.infer<typeof contentSchema>
export type DescribedOperation = z.infer<typeof operationSchema>
export type SystemDescription = z.infer<typeof systemDescriptionSchema>
