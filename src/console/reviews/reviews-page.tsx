import { useInfiniteQuery } from '@tanstack/react-query';
import { CaseCards } from '../clocks/case-cards.js';
import { SteadyPage, useFilter } from '../clocks/steady-page.js';
import { Empty } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { ReviewItem } from './review-item.js';
import { reviewsQuery } from './review-queries.js';
import './reviews.css';

/** Who is not content, and what is made of it. */
export function ReviewsPage() {
  const { reviews: text } = useWords();
  const filter = useFilter(text.filters);
  return (
    <SteadyPage
      words={text}
      filter={filter}
      query={useInfiniteQuery(reviewsQuery(filter))}
      empty={<Empty title={text.empty} hint={text.emptyHint} icon="check" />}
    >
      {(rows, hasLeft) => (
        <CaseCards label={text.title} {...{ rows, hasLeft }}>
          {one => <ReviewItem one={one} hasLeft={hasLeft(one)} />}
        </CaseCards>
      )}
    </SteadyPage>
  );
}
