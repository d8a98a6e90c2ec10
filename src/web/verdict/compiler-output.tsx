import { useTranslation } from 'react-i18next';
import { splitCompilerOutput } from './compiler-lines.js';
import classes from './verdict.module.css';

interface Places {
  sourceNames: string[];
  /** Shows the place in the source; without it places are plain text. */
  onGoTo?: (line: number, column: number | null) => void;
}

/** What the compiler said; places in the source are buttons. */
export function CompilerOutput({ output, ...places }: Places & { output: string }) {
  const { t } = useTranslation();
  return <SourcePlaces label={t('judgement.compilerOutput')} text={output} {...places} />;
}

/** What a compiler said, or a program as it ended; places in the source are buttons. */
export function SourcePlaces({ label, text, sourceNames, onGoTo }: Places & { label: string; text: string }) {
  return (
    <pre className="output" tabIndex={0} aria-label={label}>
      {splitCompilerOutput(text, sourceNames).map((part, index) =>
        part.place && onGoTo ? <Place key={index} text={part.text} place={part.place} onGoTo={onGoTo} /> : part.text,
      )}
    </pre>
  );
}

interface PlaceProps extends Required<Pick<Places, 'onGoTo'>> {
  text: string;
  place: { line: number; column: number | null };
}

function Place({ text, place: { line, column }, onGoTo }: PlaceProps) {
  return (
    <button
      type="button"
      className={classes.place}
      onClick={() => {
        onGoTo(line, column);
      }}
    >
      {text}
    </button>
  );
}
