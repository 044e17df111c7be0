import type { APIRoute } from 'astro'
import { answerPicture } from '../../../../features/pictures/answer-picture.ts'

export const GET: APIRoute = (context) => answerPicture(context)
