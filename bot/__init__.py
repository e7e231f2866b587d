"""敢为 ganwei: a chatbot that explains the 容错纠错 mechanism and remembers nobody."""
