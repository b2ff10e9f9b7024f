import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';

export class SignInMethodsDto {
  @ApiProperty({ description: 'By a password of this system.' }) password: boolean;
  @ApiProperty({ description: 'By the city’s account platform: GET /api/session/oidc.' }) platform: boolean;
}

export class BeginDto {
  @ApiProperty({ required: false, description: 'A page of the console to go to afterwards.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  returnTo?: string;
}

export class LogoutDto {
  @ApiProperty() @IsString() @MaxLength(20_000) logout_token: string;
}
