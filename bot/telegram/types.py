"""Types of python-telegram-bot as we use them: no data of users, chats or the bot is kept in it."""

from typing import Any

from telegram.ext import Application, BaseHandler, CallbackContext

type Context = CallbackContext[Any, Any, Any, Any]
type Handler = BaseHandler[Any, Any, Any]
type App = Application[Any, Any, Any, Any, Any, Any]
