namespace Weir.Tracking.Variables;

/// <summary>At which ends blanks are taken off.</summary>
public enum VariableTrim
{
    None,
    Both,
    Left,
    Right,
}
