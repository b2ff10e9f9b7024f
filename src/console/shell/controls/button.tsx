import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
import { Link, type LinkProps } from 'react-router';
import { Icon, type IconName } from '../icons.js';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';

interface Props extends Omit<ButtonProps, 'className' | 'children' | 'isPending'> {
  look?: Look;
  icon?: IconName;
  /** Opens a dialog, and nothing is done before that: seen by three dots, told by what it has. */
  asks?: boolean;
  /** At work: keeps its place and the focus, and takes no second press. */
  isWorking?: boolean;
  children?: ReactNode;
}

export function Button(props: Props) {
  const { look = 'plain', icon, asks = false, isWorking = false, onPress, children, ...rest } = props;
  return (
    <AriaButton
      {...rest}
      {...(asks && { 'aria-haspopup': 'dialog' })}
      className={`button ${look}`}
      data-working={isWorking || undefined}
      onPress={isWorking ? undefined : onPress}
    >
      {icon && <Icon name={icon} />}
      {asks ? (
        <span>
          {children}
          <span aria-hidden="true">…</span>
        </span>
      ) : (
        children
      )}
    </AriaButton>
  );
}

/** Goes somewhere, and looks like the buttons beside it. */
export function ButtonLink({
  look = 'plain',
  icon,
  children,
  ...rest
}: LinkProps & { look?: Look; icon?: IconName }) {
  return (
    <Link {...rest} className={`button ${look}`}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}
