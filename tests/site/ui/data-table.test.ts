import { expect, test } from 'vitest'
import DataTable from '../../../site/src/ui/DataTable.astro'
import TableCell from '../../../site/src/ui/TableCell.astro'
import { render } from '../support/render.ts'

test('a table keeps its roles, whatever it is displayed as', async () => {
  const html = await render(DataTable, {
    props: { caption: 'Mes demandes', columns: ['Thème', 'Objet'] },
  })
  expect(html).toMatch(/<table [^>]*role="table"/)
  expect(html).toContain('Mes demandes</caption>')
  expect(html.match(/<th scope="col" role="columnheader">/g)).toHaveLength(2)
})

test('the cell that names its row is a heading', async () => {
  const slots = { default: 'Bordereau' }
  const heading = await render(TableCell, { props: { label: 'Objet', heading: true }, slots })
  expect(heading).toContain('<th role="rowheader" scope="row" data-label="Objet">Bordereau</th>')
  const cell = await render(TableCell, { props: { label: 'Thème' }, slots })
  expect(cell).toContain('<td role="cell" data-label="Thème">Bordereau</td>')
})
