namespace Weir.Definitions.Reading;

/// <summary>Collects what is wrong in one file. More than a screenful of faults help nobody, so there is a bound.</summary>
internal sealed class FaultList(string file)
{
    private const int Maximum = 200;

    private readonly List<DefinitionFault> _faults = [];

    public int Count => _faults.Count;

    public IReadOnlyList<DefinitionFault> All => _faults;

    public void Add(SourcePosition place, string text)
    {
        var fault = new DefinitionFault(file, Math.Max(place.Line, 1), Math.Max(place.Column, 1), text);
        if (_faults.Count < Maximum && !_faults.Contains(fault))
        {
            _faults.Add(fault);
        }
    }
}
