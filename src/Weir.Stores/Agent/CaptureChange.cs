namespace Weir.Stores.Agent;

/// <summary>What becomes of one capture.</summary>
public abstract record CaptureChange;
