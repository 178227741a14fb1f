namespace Weir.Day.Inputs;

/// <summary>Properties were set or are gone: the server keeps them, and jobs wait for expressions over them.</summary>
public sealed record PropertiesChanged(IReadOnlyList<PropertySetting> Settings) : Input;
