import * as z from 'zod'

/** Strapi's rich text: a tree of blocks, so that no HTML has to be cleaned. */

const textSchema = z.object({
  type: z.literal('text'),
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
  code: z.boolean().optional(),
})

const linkSchema = z.object({
  type: z.literal('link'),
  url: z.string(),
  children: z.array(textSchema),
})

const inlineSchema = z.union([textSchema, linkSchema])

const paragraphSchema = z.object({ type: z.literal('paragraph'), children: z.array(inlineSchema) })

const headingSchema = z.object({
  type: z.literal('heading'),
  level: z.number().int().min(1).max(6),
  children: z.array(inlineSchema),
})

const listItemSchema = z.object({ type: z.literal('list-item'), children: z.array(inlineSchema) })

const listSchema = z.object({
  type: z.literal('list'),
  format: z.enum(['ordered', 'unordered']),
  get children() {
    return z.array(z.union([listItemSchema, listSchema]))
  },
})

const quoteSchema = z.object({ type: z.literal('quote'), children: z.array(inlineSchema) })

const codeSchema = z.object({ type: z.literal('code'), children: z.array(textSchema) })

const imageSchema = z.object({
  type: z.literal('image'),
  image: z.object({
    url: z.string(),
    alternativeText: z.string().nullish(),
    width: z.number().nullish(),
    height: z.number().nullish(),
  }),
})

const blockSchema = z.union([
  paragraphSchema,
  headingSchema,
  listSchema,
  quoteSchema,
  codeSchema,
  imageSchema,
])

export const blocksSchema = z.array(blockSchema)

export type InlineText = z.infer<typeof textSchema>
export type Inline = z.infer<typeof inlineSchema>
export type List = z.infer<typeof listSchema>
export type Block = z.infer<typeof blockSchema>
