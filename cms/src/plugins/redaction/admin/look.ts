import { Link } from 'react-router-dom'
import { styled } from 'styled-components'

/** What the pages and panels of the plugin are made of, in the panel's own colours. */

export const Stack = styled.div`
  display: grid;
  gap: 1.2rem;
  font-size: 1.4rem;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral800};
`

export const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 1.2rem;
  align-items: end;
`

export const Quiet = styled.p`
  color: ${({ theme }) => theme.colors.neutral600};
`

export const Refused = styled.p`
  color: ${({ theme }) => theme.colors.danger600};
`

/** From a page of its own back to what it is about. */
export const WayBack = styled(Link)`
  font-size: 1.4rem;
  line-height: 2.4rem;
  color: ${({ theme }) => theme.colors.primary600};
`

export const Heading = styled.h2`
  font-size: 1.8rem;
  font-weight: 600;
`

export const Action = styled.button`
  min-height: 3.6rem;
  padding: 0.6rem 1.6rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral300};
  border-radius: 4px;
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  font-weight: 600;
  cursor: pointer;

  &[aria-pressed='true'] {
    border-color: ${({ theme }) => theme.colors.primary600};
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary700};
  }

  &:disabled {
    opacity: 0.6;
    cursor: default;
  }
`

export const MainAction = styled(Action)`
  border-color: ${({ theme }) => theme.colors.primary600};
  background: ${({ theme }) => theme.colors.primary600};
  color: ${({ theme }) => theme.colors.buttonNeutral0};
`

export const Sheet = styled.section`
  display: grid;
  gap: 1.2rem;
  padding: 2.4rem;
  border-radius: 4px;
  background: ${({ theme }) => theme.colors.neutral0};
  font-size: 1.4rem;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral800};
  overflow-wrap: anywhere;
`

export const Input = styled.input`
  min-height: 3.6rem;
  padding: 0.6rem 1.2rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral300};
  border-radius: 4px;
  background: ${({ theme }) => theme.colors.neutral0};
  color: inherit;
  font: inherit;
  font-size: 1.4rem;
  font-weight: 400;
`

export const Choice = styled(Input).attrs({ as: 'select' })`
  height: 3.6rem;
`

export const LongInput = styled(Input).attrs({ as: 'textarea', rows: 4 })`
  width: 100%;
`

export const Field = styled.label`
  display: grid;
  gap: 0.4rem;
  font-size: 1.2rem;
  font-weight: 600;
  color: ${({ theme }) => theme.colors.neutral800};
`

export const Removed = styled.del`
  background: ${({ theme }) => theme.colors.danger100};
  color: ${({ theme }) => theme.colors.danger700};
`

export const Added = styled.ins`
  background: ${({ theme }) => theme.colors.success100};
  color: ${({ theme }) => theme.colors.success700};
`

export const Words = styled.p`
  white-space: pre-wrap;
`

export const Lines = styled.table`
  width: 100%;
  border-collapse: collapse;

  th,
  td {
    padding: 0.8rem 1.2rem;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    text-align: start;
    vertical-align: top;
  }

  th {
    font-weight: 600;
  }

  a {
    color: ${({ theme }) => theme.colors.primary600};
  }
`

/** For those who hear the page; seen by nobody. */
export const Unseen = styled.span`
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
`
