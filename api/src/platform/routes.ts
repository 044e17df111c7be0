import { OpenAPIHono } from '@hono/zod-openapi'
import type { AppEnv } from './http.ts'
import { problem } from './problems.ts'

/** The routes of one feature: input that its schema refuses is answered field by field. */
export function createRoutes(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return
      throw problem({
        type: 'invalid-input',
        title: 'Certains champs sont à corriger.',
        errors: result.error.issues.map(({ path, message }) => ({
          field: path.map(String).join('.'),
          message,
        })),
      })
    },
  })
}
