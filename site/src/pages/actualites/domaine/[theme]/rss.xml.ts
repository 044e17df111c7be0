import type { APIRoute } from 'astro'
import { answerFeed } from '../../../../features/feeds/answer-feed.ts'

export const GET: APIRoute = (context) => answerFeed('rss', context)
