import { Link } from 'react-router-dom'
import { Heading, Quiet, Sheet } from '../look.ts'
import { useAnswer } from '../use-answer.ts'
import { entryPage, type ReviewsAnswer } from './answers.ts'

const day = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' })

/** News whose day of review has come. */
export function Reviews() {
  const [answer] = useAnswer<ReviewsAnswer>('/redaction/reviews')
  if (answer.kind !== 'answered') return null
  const { reviews } = answer.value
  return (
    <Sheet aria-labelledby="reviews">
      <Heading id="reviews">À revoir</Heading>
      {reviews.length === 0 && <Quiet>Aucune actualité à revoir pour le moment.</Quiet>}
      <ul>
        {reviews.map(({ documentId, title, reviewOn }) => (
          <li key={documentId}>
            <Link to={entryPage('api::news-article.news-article', documentId)}>{title}</Link>
            <Quiet>Depuis le {day.format(new Date(reviewOn))}</Quiet>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
