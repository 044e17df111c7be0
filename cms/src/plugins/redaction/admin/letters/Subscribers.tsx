import type { SubscriptionFigures } from 'content-types'
import { Lines, Quiet } from '../look.ts'
import { rhythms } from './answers.ts'

export function Subscribers({ figures }: { figures: SubscriptionFigures }) {
  const { total, paused, stopped, unconfirmed, byFrequency, byDomain } = figures
  return (
    <>
      <p>
        <strong>{inFrench(total)}</strong> {total > 1 ? 'adresses inscrites' : 'adresse inscrite'}
        {paused > 0 && `, dont ${inFrench(paused)} en pause`}.
      </p>
      <Quiet>
        En attente de confirmation : {inFrench(unconfirmed)}. Arrêtées parce que leurs lettres
        revenaient : {inFrench(stopped)}.
      </Quiet>
      <Counts
        caption="Par rythme"
        rows={byFrequency.map(({ frequency, count }) => [rhythms[frequency], count])}
      />
      <Counts caption="Par domaine" rows={byDomain.map(({ name, count }) => [name, count])} />
    </>
  )
}

function Counts({ caption, rows }: { caption: string; rows: [string, number][] }) {
  return (
    <Lines>
      <thead>
        <tr>
          <th scope="col">{caption}</th>
          <th scope="col">Abonnés</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, count]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{inFrench(count)}</td>
          </tr>
        ))}
      </tbody>
    </Lines>
  )
}

function inFrench(count: number): string {
  return count.toLocaleString('fr-FR')
}
