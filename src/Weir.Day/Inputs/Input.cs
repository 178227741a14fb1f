namespace Weir.Day.Inputs;

/// <summary>Something the day has to deal with: a fact, a request, a change of what is defined or reachable.</summary>
public abstract record Input;
