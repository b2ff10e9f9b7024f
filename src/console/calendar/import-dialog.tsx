import { useEffect, useRef } from 'react';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { Skeleton } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { FileChoice } from './file-choice.js';
import { ImportReport } from './import-report.js';
import { type Checked, useImport } from './use-import.js';

/** The government's calendar file: checked first, then applied. `onClose` is told the first year that has changed. */
export function ImportDialog({ onClose }: { onClose: (year: number | null) => void }) {
  const words = useWords();
  const text = words.calendar.imports;
  const { name, checked, isUnchecked, isChecking, isApplying, problem, choose, check, apply } = useImport();
  const years = checked?.years?.filter(({ changed }) => changed) ?? [];
  const isApplicable = years.length > 0;
  const applyIt = async () => {
    if (await apply()) onClose(years[0]?.year ?? null);
  };
  useShortcut('record', isApplicable && !isApplying ? () => void applyIt() : null);
  return (
    <Dialog title={text.open} isOpen onClose={() => onClose(null)}>
      <p className="muted">{text.lead}</p>
      <FileChoice
        label={name === null ? text.choose : text.other}
        isDisabled={isChecking || isApplying}
        onChoose={file => void choose(file)}
      />
      {isChecking && (
        <>
          <p>{text.checking}</p>
          <Skeleton lines={3} height="text" />
        </>
      )}
      {checked && !isChecking && <Result key={checked.turn} checked={checked} />}
      <p className="form-problem" role="alert">
        {problem}
      </p>
      {isUnchecked && (
        <div className="order-actions">
          <span className="muted">{text.file(name ?? '')}</span>
          <Button onPress={() => void check()}>{words.states.retry}</Button>
        </div>
      )}
      <div className="dialog-actions">
        {isApplicable && (
          <Button look="primary" isWorking={isApplying} onPress={() => void applyIt()}>
            {text.apply}
          </Button>
        )}
        <Button onPress={() => onClose(null)}>{words.states.cancel}</Button>
      </div>
    </Dialog>
  );
}

/** Read from its first line on. */
function Result({ checked }: { checked: Checked }) {
  const text = useWords().calendar.imports;
  const isNews = checked.years?.some(({ changed }) => changed);
  const first = useRef<HTMLParagraphElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div className="form">
      <p ref={first} tabIndex={-1} className="import-result">
        {checked.faults?.title ?? (isNews ? text.fine : text.nothing)}
        <span className="second-line">{text.file(checked.name)}</span>
      </p>
      <ImportReport checked={checked} />
    </div>
  );
}
