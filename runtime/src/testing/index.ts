// The entry @trackwright/runtime/testing.
export {
  createRecordingClient,
  type RecordedMessage,
  type RecordingClient,
} from './create-recording-client.js'
