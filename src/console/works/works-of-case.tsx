import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCity } from '../api/queries.js';
import type { CasePage } from '../api/types.js';
import { Colon } from '../shell/colon.js';
import { Button } from '../shell/controls/button.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { ProjectDialog } from './project-dialog.js';
import { ReasonDialog } from './reason-dialog.js';
import { worksCaseQuery } from './works-queries.js';

/** 全民督工: of which project a report is, and what was found where it was inspected. */
export function WorksOfCase({ page }: { page: CasePage }) {
  const { works: text } = useWords();
  const language = useLanguage();
  const { number, version } = page;
  const category = useCity()?.categories.find(({ code }) => code === page.category.code);
  const { data } = useQuery({
    ...worksCaseQuery(number, version),
    enabled: category?.supervised ?? false,
    placeholderData: keepPreviousData,
  });
  const [doing, setDoing] = useState<'project' | 'grave' | null>(null);
  if (!data?.isWorks) return null;
  const { project } = data;
  const done = () => setDoing(null);
  return (
    <>
      <h3 id="works">{text.ofCase}</h3>
      <p>
        {text.project}
        <Colon />
        {project ? [project.number, project.name].filter(Boolean).join(' ') : text.noProject}
      </p>
      {data.grave && (
        <p>
          {text.grave}
          <Colon />
          {data.grave}
        </p>
      )}
      {data.inspections.map(one => (
        <p key={`${one.heldOn} ${one.finding}`}>
          {calendarDayWords(one.heldOn, language)} {text.findings[one.finding]}
        </p>
      ))}
      <div className="order-actions">
        {data.mayName && (
          <Button asks onPress={() => setDoing('project')}>
            {text.nameProject}
          </Button>
        )}
        {data.mayCallGrave && (
          <Button asks onPress={() => setDoing('grave')}>
            {text.callGrave}
          </Button>
        )}
      </div>
      {doing === 'project' && <ProjectDialog page={page} project={project} onClose={done} />}
      {doing === 'grave' && (
        <ReasonDialog
          title={text.callGrave}
          tells={text.callGraveTells}
          submit={text.save}
          done={text.calledGrave}
          path={`/cases/${encodeURIComponent(number)}/works/grave`}
          body={{ version }}
          draft={`grave ${number}`}
          onClose={done}
        />
      )}
    </>
  );
}
