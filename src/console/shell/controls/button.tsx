import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
import { Link, type LinkProps } from 'react-router';
import { Icon, type IconName } from '../icons.js';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';

interface Props extends Omit<ButtonProps, 'className' | 'children'> {
  look?: Look;
  icon?: IconName;
  children?: ReactNode;
}

export function Button({ look = 'plain', icon, children, ...rest }: Props) {
  return (
    <AriaButton {...rest} className={`button ${look}`}>
      {icon && <Icon name={icon} />}
      {children}
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
